"""certladder advises on China's vocational skill certificates (职业技能等级): eligible now? from when? by which path?"""

from .advisor import Advisor
from .model.catalog import Catalog
from .model.person import Certificate, Education, Person, Training, Work
from .model.policy import Policy
__all__ = ["Advisor","Catalog","Certificate","Education","Person","Policy","Training","Work"]

_YES = ("yes", "y", "true", "1", "是", "是的", "对", "有", "符合", "属于", "对应")
_NO = ("no", "n", "false", "0", "否", "不是", "不", "不对", "没有", "没", "无", "不符合", "不属于", "不对应")


def read_yes_no(value):
    return True if value in _YES else False if value in _NO else None

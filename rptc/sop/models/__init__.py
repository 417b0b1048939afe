"""Time limits and ladders as dated rows, and every recorded departure from them."""

from rptc.sop.models.deviation import Deviation
from rptc.sop.models.limit import Limit, NoLimit
from rptc.sop.models.rung import Rung

__all__ = ["Deviation", "Limit", "NoLimit", "Rung"]

"""Which curves a training is shown by."""

from finetune.folder.panels import Curve, panels_of
from finetune.folder.record import chart_data

LOG = [
    {"step": 5, "epoch": 0.5, "loss": 2.0, "learning_rate": 1e-3},
    {"step": 10, "epoch": 1.0, "eval_loss": 1.5, "eval_chrf": 30.0, "eval_pass_rate": 0.1},
    {"step": 15, "epoch": 1.5, "loss": float("nan"), "learning_rate": 1e-4},
    {"step": 20, "epoch": 2.0, "eval_loss": 1.4, "eval_chrf": 20.0},
]


def test_each_panel_holds_its_curves_by_epoch():
    loss, chrf, passed, rate = panels_of(chart_data(LOG, metric="eval_chrf"))
    assert [panel.name for panel in (loss, chrf, passed, rate)] == ["loss", "chrf", "pass-rate", "learning-rate"]
    assert loss.curves[1] == Curve("validation", ((1.0, 1.5), (2.0, 1.4)), evaluated=True)
    assert chrf.curves[0].points == ((1.0, 30.0), (2.0, 20.0))
    assert rate.curves == (Curve("learning rate", ((0.5, 1e-3), (1.5, 1e-4))),)


def test_what_was_not_measured_or_diverged_has_no_point():
    loss, _, passed, _ = panels_of(chart_data(LOG))
    assert loss.curves[0] == Curve("training", ((0.5, 2.0),))
    assert passed.curves[0].points == ((1.0, 0.1),)
    assert all(not curve.points for panel in panels_of(chart_data([])) for curve in panel.curves)


def test_the_kept_epoch_is_marked_where_epochs_are_compared():
    assert [panel.kept_epoch for panel in panels_of(chart_data(LOG, metric="eval_chrf"))] == [1.0, 1.0, 1.0, None]

"""The front matter of a model card: what the Hub reads of it, such as base, data set, licence and results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finetune.folder.adapter import AdapterRecord
from finetune.publish.origin import adapter_name, find_license, find_source, hub_base

if TYPE_CHECKING:
    from huggingface_hub import EvalResult, ModelCardData


def make_front_matter(record: AdapterRecord, repository: str) -> ModelCardData:
    """The front matter of a card; what is not known is left out."""
    from huggingface_hub import ModelCardData

    source, results = find_source(record), _list_results(record)
    return ModelCardData(
        base_model=hub_base(record) or None,
        datasets=[source.dataset] if source and source.dataset else None,
        eval_results=results or None,
        model_name=(repository or adapter_name(record)).rpartition("/")[2] if results else None,
        language=[source.language] if source else None,
        library_name="peft",
        license=find_license(record),
        pipeline_tag="text-generation" if record.config.get("task_type") == "CAUSAL_LM" else None,
        tags=[str(record.config.get("peft_type", "peft")).lower(), "code", *(["apps"] if source else [])],
    )


def _list_results(record: AdapterRecord) -> list[EvalResult]:
    """Results for the Hub's index; none when the data set is not on the Hub."""
    from huggingface_hub import EvalResult

    source, kept = find_source(record), record.kept_epoch
    if not source or not source.dataset or not kept:
        return []
    measures = {"chrf": ("CHRF", kept.chrf), "pass@1": ("problems passed, greedy (0…1)", kept.pass_rate)}
    return [
        EvalResult(
            task_type="text-generation",
            dataset_type=source.dataset,
            dataset_name="APPS, held out of the training problems",
            metric_type=kind,
            metric_name=name,
            metric_value=value,
        )
        for kind, (name, value) in measures.items()
        if value is not None
    ]

using Payments.Paging;

namespace Payments.Jobs;

/// <summary>Which of a job's runs a list shows.</summary>
[GenerateSerializer, Immutable, Alias("job-run-list")]
public sealed record JobRunList([property: Id(0)] ListWindow Window, [property: Id(1)] string Job, [property: Id(2)] JobRunStatus? Status = null);

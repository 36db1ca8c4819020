using Payments.Jobs;

namespace Payments.Api.Jobs;

/// <param name="Data">Every job there is.</param>
internal sealed record JobListBody(IReadOnlyList<JobView> Data);

namespace Payments.Api.Http.Batches;

/// <param name="Results">What was found, by id.</param>
/// <param name="Failed">The ids of which there is none, or none of the caller's.</param>
internal sealed record BatchBody<T>(IReadOnlyDictionary<string, T> Results, IReadOnlyList<string> Failed)
    where T : class;

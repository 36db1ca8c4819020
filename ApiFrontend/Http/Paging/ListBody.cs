namespace Payments.Api.Http.Paging;

/// <param name="Items">From the newest to the oldest.</param>
/// <param name="NextCursor">Send it as cursor, with the same filters, for the page after this one; missing on the last.</param>
internal sealed record ListBody<T>(IReadOnlyList<T> Items, string? NextCursor)
    where T : class;

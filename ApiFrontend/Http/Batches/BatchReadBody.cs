namespace Payments.Api.Http.Batches;

/// <param name="Ids">1 to 100 ids; one that is there twice is answered once.</param>
internal sealed record BatchReadBody(string[]? Ids = null);

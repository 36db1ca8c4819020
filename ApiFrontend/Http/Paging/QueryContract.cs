namespace Payments.Api.Http.Paging;

/// <summary>What a route takes in its query, for the API's document.</summary>
internal sealed record QueryContract(IReadOnlyList<QueryParameter> Parameters);

namespace Payments.Api.Sagas;

/// <param name="Reason">Why, in 1 to 200 characters; it is kept and shown.</param>
internal sealed record CompensateSagaBody(string Reason = "");

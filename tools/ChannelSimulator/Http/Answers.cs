using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Payments.ChannelSimulator.Banking;

namespace Payments.ChannelSimulator.Http;

/// <summary>Writes answers. No message repeats what a caller sent, so that no card number comes back.</summary>
internal static class Answers
{
    public static AttemptBody Of(AttemptView view, HttpRequest request, DateTimeOffset expires)
    {
        var waits = view.Status == Status.RequiresAction;
        return new AttemptBody(
            Words.Of(view.Operation), view.Reference, view.Key, view.Charge, view.Amount, view.Currency, view.Account,
            Words.Of(view.Status), view.DeclineCode,
            waits ? $"{request.Scheme}://{request.Host}/challenge/{view.Reference}" : null,
            waits || view is { Operation: Operation.Authorisation, Status: Status.Succeeded } ? expires : null,
            view.CreatedAt,
            view.Operation is Operation.Charge or Operation.Capture ? view.Used : null,
            view.Operation == Operation.Authorisation ? view.Used : null);
    }

    public static Task Write<T>(HttpContext http, int status, T body, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return Write(http, status, bytes);
    }

    public static Task Write(HttpContext http, int status, ReadOnlyMemory<byte> json)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        return http.Response.BodyWriter.WriteAsync(json).AsTask();
    }

    public static Task Error(HttpContext http, int status, string code, string message, string? attempt = null) =>
        Write(http, status, new ErrorBody(new ErrorDetail(code, message, attempt)), Wire.Default.ErrorBody);

    /// <summary>A decision without an attempt to show.</summary>
    public static Task Refusal(HttpContext http, string code, string? attempt) => code switch
    {
        "idempotency_key_reused" => Error(http, StatusCodes.Status409Conflict, code, "The key belongs to a request with other parameters."),
        "charge_not_found" => Error(http, StatusCodes.Status404NotFound, code, "This account has no such charge or capture."),
        "authorisation_not_found" => Error(http, StatusCodes.Status404NotFound, code, "This account has no such authorisation."),
        "attempt_not_found" => Error(http, StatusCodes.Status404NotFound, code, "No request with this key was ever accepted.", attempt),
        _ => Error(http, StatusCodes.Status400BadRequest, code, "It is not that of the charge or authorisation."),
    };
}

using Orleans.Storage;
using Payments.Storage.Errors;

namespace Payments.Api.Http;

/// <summary>Turns whatever escapes an endpoint into a problem with a stable code. Callers never see a stack trace.</summary>
internal sealed class Failures(RequestDelegate next, ILogger<Failures> log)
{
    public async Task Invoke(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
            http.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await Answer(http, e);
        }
    }

    private Task Answer(HttpContext http, Exception e)
    {
        switch (e)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.Write(http, StatusCodes.Status413PayloadTooLarge, "BODY_TOO_LARGE", $"The body is larger than {Limits.MaxBodyBytes} bytes.");
            case BadHttpRequestException bad:
                return Problem.Write(http, bad.StatusCode, "REQUEST_INVALID", "The request is not well-formed HTTP for this route.");
            case StorageUnavailableException or OutcomeUnknownException or InconsistentStateException:
                log.LogWarning(e, "Storage refused a request");
                return Unavailable(http, "STORAGE_UNAVAILABLE", "The database does not answer just now. Nothing is lost: repeat the request with the same Idempotency-Key.");
            case LimitExceededException:
                log.LogWarning(e, "Overloaded");
                return Unavailable(http, "SERVER_OVERLOADED", "Too many requests wait for the same object. Slow down, then repeat with the same Idempotency-Key.");
            case TimeoutException or OrleansException:
                log.LogWarning(e, "A grain did not answer");
                return Unavailable(http, "NO_ANSWER", "The request took too long and its outcome is not known. Repeat it with the same Idempotency-Key to learn it.");
            default:
                log.LogError(e, "Unexpected failure");
                return Problem.Write(http, StatusCodes.Status500InternalServerError, "INTERNAL_ERROR", "Something failed that should not. The trace id finds it in our logs.");
        }
    }

    private static Task Unavailable(HttpContext http, string code, string detail)
    {
        http.Response.Headers.RetryAfter = "1";
        return Problem.Write(http, StatusCodes.Status503ServiceUnavailable, code, detail);
    }
}

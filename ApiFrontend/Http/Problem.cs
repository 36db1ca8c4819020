using System.Diagnostics;
using Payments.Outcomes;

namespace Payments.Api.Http;

/// <summary>RFC 9457 problem details. This is the one place where refusals become HTTP.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    /// <summary>Where the request log finds the code of the answer.</summary>
    public static object CodeItem { get; } = new();

    public static IResult Of(Refusal refusal) => new ProblemResult(StatusOf(refusal.Kind), refusal.Code, refusal.Detail, refusal.Field);

    public static IResult Of(int status, string code, string detail, string? field = null) => new ProblemResult(status, code, detail, field);

    public static Task Write(HttpContext http, int status, string code, string detail, string? field = null)
    {
        http.Items[CodeItem] = code;
        http.Response.StatusCode = status;
        var body = new ProblemBody(
            $"urn:orleans-payments:error:{code}",
            TitleOf(status),
            status,
            detail,
            code,
            field,
            Activity.Current?.TraceId.ToHexString());
        return http.Response.WriteAsJsonAsync(body, ApiJson.Wire.ProblemBody, ContentType, http.RequestAborted);
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Forbidden => StatusCodes.Status422UnprocessableEntity,
    };

    private static string TitleOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);

    private sealed class ProblemResult(int status, string code, string detail, string? field) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Write(httpContext, status, code, detail, field);
    }
}

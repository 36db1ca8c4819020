using Microsoft.AspNetCore.Diagnostics;

namespace Payments.Api.Http;

/// <summary>Gives answers that no endpoint wrote (no such route, wrong method) the form of every other refusal.</summary>
internal static class UnknownRoute
{
    public static Task Answer(StatusCodeContext context)
    {
        var http = context.HttpContext;
        return http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Problem.Write(http, 404, "ROUTE_NOT_FOUND", "There is no such route; /openapi/v1.json lists them all."),
            StatusCodes.Status405MethodNotAllowed => Problem.Write(http, 405, "METHOD_NOT_ALLOWED", "This route does not take this method; the Allow header names those it takes."),
            StatusCodes.Status415UnsupportedMediaType => Problem.Write(http, 415, "BODY_NOT_JSON", "Send the body as JSON, with Content-Type: application/json."),
            var status => Problem.Write(http, status, "REQUEST_INVALID", "The request is not well-formed HTTP for this route."),
        };
    }
}

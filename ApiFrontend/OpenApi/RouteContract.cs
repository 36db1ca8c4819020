using Payments.Api.Http;

namespace Payments.Api.OpenApi;

/// <summary>What a route promises beyond its types.</summary>
internal static class RouteContract
{
    /// <summary>The statuses the route refuses with, each a problem; 429, 500 and 503 are every route's.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses) route.Produces<ProblemBody>(status, Problem.ContentType);
        return route
            .Produces<ProblemBody>(StatusCodes.Status429TooManyRequests, Problem.ContentType)
            .Produces<ProblemBody>(StatusCodes.Status500InternalServerError, Problem.ContentType)
            .Produces<ProblemBody>(StatusCodes.Status503ServiceUnavailable, Problem.ContentType);
    }

    public static RouteHandlerBuilder TakesIdempotencyKey(this RouteHandlerBuilder route) => route.WithMetadata(IdempotentRoute.Instance);
}

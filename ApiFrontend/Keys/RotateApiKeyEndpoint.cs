using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Keys;

namespace Payments.Api.Keys;

internal static class RotateApiKeyEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var keys in KeyRoutes.All)
        {
            keys.MapOne(routes, "rotate", HttpMethods.Post, "/rotate", Handle)
                .WithSummary("Give an API key a new secret")
                .WithDescription("The secret before stays good for the grace period; no more than two are good at once.")
                .TakesIdempotencyKey()
                .Accepts<RotateApiKeyBody>("application/json")
                .Produces<IssuedKeyBody>()
                .Refuses(400, 404, 409, 413, 415, 422);
        }
    }

    private static async Task<IResult> Handle(HttpContext http, IKeyOwnerGrain owner, string keyId)
    {
        var read = await IdempotentBody.Read(http, ApiJson.Wire.RotateApiKeyBody);
        if (!read.Accepted) return Problem.Of(read.Refusal);
        var (body, request) = read.Value;
        return KeyAnswers.Of(http, await owner.RotateKey(new RotateApiKey(request, keyId, body.GraceSeconds)), StatusCodes.Status200OK);
    }
}

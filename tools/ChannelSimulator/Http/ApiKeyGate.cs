using System.Security.Cryptography;
using System.Text;

namespace Payments.ChannelSimulator.Http;

/// <summary>Lets callers in who bring the key; a customer at the challenge page has none.</summary>
internal sealed class ApiKeyGate(SimulatorOptions options)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.ApiKey);

    public Task Pass(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path.StartsWithSegments("/challenge") || http.Request.Path == "/health") return next(http);
        return http.Request.Headers["X-API-Key"] is [{ } given] && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _key)
            ? next(http)
            : Answers.Error(http, 401, "api_key_invalid", "X-API-Key is missing or wrong.");
    }
}

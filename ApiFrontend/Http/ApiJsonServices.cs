using System.Text.Json;
using System.Text.Json.Serialization;

namespace Payments.Api.Http;

internal static class ApiJsonServices
{
    /// <summary>The same JSON settings for what the framework writes and for the OpenAPI document.</summary>
    public static void AddApiJson(this IServiceCollection services) => services.ConfigureHttpJsonOptions(options =>
    {
        options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Wire);
        options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.SerializerOptions.Encoder = ApiJson.Wire.Options.Encoder;
        options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
    });
}

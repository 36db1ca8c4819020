namespace Payments.Api.Http;

/// <summary>The bounds of a request before anything looks at it.</summary>
internal static class Limits
{
    public const long MaxBodyBytes = 64 * 1024;
    public const int MaxHeaderBytes = 16 * 1024;

    public static void Apply(WebApplicationBuilder builder) => builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Limits.MaxRequestLineSize = 4 * 1024;
    });
}

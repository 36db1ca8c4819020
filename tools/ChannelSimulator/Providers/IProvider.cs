namespace Payments.ChannelSimulator.Providers;

/// <summary>A provider's wire format, served under a path of its own beside the simulator's.</summary>
internal interface IProvider
{
    /// <summary>With a slash in front and none behind.</summary>
    string BasePath { get; }

    void Map(IEndpointRouteBuilder routes);
}

internal static class ProviderRouting
{
    /// <summary>The providers say themselves who may call them, so that the simulator's own key has no say below their paths.</summary>
    public static void UseProviders(this WebApplication app)
    {
        var providers = app.Services.GetServices<IProvider>().ToArray();
        var faults = app.Services.GetRequiredService<ProviderFaults>();
        var gate = app.Services.GetRequiredService<Http.ApiKeyGate>();
        app.Use((http, next) => providers.Any(provider => http.Request.Path.StartsWithSegments(provider.BasePath, StringComparison.Ordinal))
            ? faults.Pass(http, next)
            : gate.Pass(http, next));
        app.MapPost(ProviderFaults.Path, faults.Arm);
        foreach (var provider in providers) provider.Map(app);
    }
}

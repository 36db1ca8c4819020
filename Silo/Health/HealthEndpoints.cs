using System.Globalization;
using Payments.Health;
using Payments.Silo.Hosting;

namespace Payments.Silo.Health;

/// <summary>/health/live: the process answers. /health/ready: a grain runs and the storage behind it takes writes.</summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new HealthBody("live", GrainHosting.Engine), HealthJson.Default.HealthBody)).ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(IGrainFactory grains, ILogger<HealthBody> log)
    {
        if (await Trouble(grains) is not { } trouble) return Results.Json(new HealthBody("ready", GrainHosting.Engine), HealthJson.Default.HealthBody);
        // The reason is for the log, not for whoever asks.
        log.LogWarning("Not ready: {Trouble}", trouble);
        return Results.Json(new HealthBody("not_ready", GrainHosting.Engine), HealthJson.Default.HealthBody, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<string?> Trouble(IGrainFactory grains)
    {
        try
        {
            // A few grains are enough to meet every silo now and then, and never pile up in front of one.
            var key = Random.Shared.Next(16).ToString(CultureInfo.InvariantCulture);
            return await grains.GetGrain<IReadinessGrain>(key).Probe().WaitAsync(Patience);
        }
        catch (Exception e)
        {
            // Whatever it is, the process is not ready.
            return $"{e.GetType().Name}: {e.Message}";
        }
    }
}

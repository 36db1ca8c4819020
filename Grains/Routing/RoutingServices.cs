using Microsoft.Extensions.DependencyInjection;

namespace Payments.Routing;

/// <summary>What the grains of routing share within a process.</summary>
public static class RoutingServices
{
    public static void AddPaymentRouting(this IServiceCollection services)
    {
        services.AddSingleton<IChannelDirectory, ChannelDirectory>();
        services.AddSingleton<ChannelChoice>();
        services.AddSingleton<RoutingTerms>();
        services.AddSingleton<HealthBook>();
        services.AddSingleton<HealthReports>();
    }
}

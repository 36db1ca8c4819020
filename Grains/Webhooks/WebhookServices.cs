using Microsoft.Extensions.DependencyInjection;
using Payments.Secrets;
using Payments.Webhooks.Addresses;
using Payments.Webhooks.Archive;
using Payments.Webhooks.Delivery;
using Payments.Webhooks.Signing;

namespace Payments.Webhooks;

/// <summary>What the grains of webhooks share within a process.</summary>
public static class WebhookServices
{
    public static void AddWebhooks(this IServiceCollection services, WebhookSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<IAddressResolver, SystemResolver>();
        services.AddSingleton<AddressCheck>();
        services.AddSingleton<CheckedConnections>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<DueNotifications>();
        services.AddSingleton<TryWriter>();
        services.AddSingleton<NotificationArchive>();
        services.AddSingleton<ISealedSecrets, WebhookSecrets>();
    }
}

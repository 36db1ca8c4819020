namespace Payments.Webhooks;

/// <summary>Gives every event to the endpoints that want it. One for the whole platform; any key but the one in use is a second one.</summary>
[Alias("webhook-dispatcher")]
public interface IWebhookDispatcherGrain : IGrainWithStringKey
{
    [Alias("ensure-running")]
    Task EnsureRunning();
}

using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>Keeps states and reminders in this process, outside any host, so that they survive a host.</summary>
public sealed class MemoryEngineStore : IEngineStore
{
    private readonly MemoryReminders _reminders = new();

    public MemoryGrainStorage States { get; } = new();

    public void AddTo(IServiceCollection services)
    {
        services.AddKeyedSingleton<IGrainStorage>(MemoryGrainStorage.Name, States);
        _reminders.AddTo(services);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

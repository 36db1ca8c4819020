using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>Keeps states and reminders in this process, outside any host, so that they survive a host.</summary>
public sealed class MemoryEngineStore(MemoryGrainStorage states) : IEngineStore
{
    private readonly MemoryReminders _reminders = new();

    public MemoryEngineStore()
        : this(new MemoryGrainStorage())
    {
    }

    public void AddTo(IServiceCollection services)
    {
        services.AddKeyedSingleton<IGrainStorage>(MemoryGrainStorage.Name, states);
        _reminders.AddTo(services);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

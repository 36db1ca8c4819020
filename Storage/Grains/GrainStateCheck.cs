using System.Reflection;
using Microsoft.Extensions.Hosting;
using Payments.Storage.Mapping;

namespace Payments.Storage.Grains;

/// <summary>The assemblies whose grains keep their states here.</summary>
internal sealed record GrainAssembly(Assembly Assembly);

/// <summary>Refuses to start when a grain names a state that no table is mapped to; otherwise its first call would find out.</summary>
internal sealed class GrainStateCheck(StateMappings mappings, IEnumerable<GrainAssembly> assemblies) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var name in assemblies.SelectMany(grains => grains.Assembly.GetTypes()).SelectMany(StatesOf))
            if (!mappings.Has(name)) throw mappings.Unknown(name);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<string> StatesOf(Type type) =>
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        let state = parameter.GetCustomAttribute<PersistentStateAttribute>()
        where state is { StorageName: StorageServices.GrainStorageName }
        select state.StateName;
}

using Microsoft.Extensions.DependencyInjection;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>Grain states and reminders that several hosts share, one after the other or at the same time.</summary>
public interface IEngineStore : IAsyncDisposable
{
    void AddTo(IServiceCollection services);
}

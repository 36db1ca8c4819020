namespace Payments.Tests.Simulation.Run;

/// <summary>The embedded engine has no clusters: its platform is one process.</summary>
internal sealed class Silos : IAsyncDisposable
{
    public const int Usual = 0;

    public IEnumerable<int> Ids => [];

    public IEnumerable<string> Outputs => [];

    public SiloCount Count { get; } = new(0, 0);

    public IReadOnlyDictionary<string, string> FrontEndSettings { get; } = new Dictionary<string, string>();

    public static Task<Silos> Of(int count) => count == 0 ? Task.FromResult(new Silos()) : throw new NotSupportedException("The embedded engine has no clusters.");

    public Task Start(string database, IReadOnlyDictionary<string, string> environment) => Task.CompletedTask;

    public Task Kill() => Task.CompletedTask;

    public Task Restart(int which, TimeSpan after) => throw new NotSupportedException($"There is no silo {which}.");

    public int IdOf(int which) => throw new NotSupportedException($"There is no silo {which}.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

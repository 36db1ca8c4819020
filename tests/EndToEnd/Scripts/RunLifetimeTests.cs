using System.Globalization;
using System.Runtime.Versioning;

namespace Payments.Tests.EndToEnd.Scripts;

/// <summary>What ./run starts ends with it, however it ends, and the next start finds everything again.</summary>
[SupportedOSPlatform("linux")]
[Collection(nameof(Scripts))]
public sealed class RunLifetimeTests : IDisposable
{
    private readonly DataFolder data = new();
    private readonly string[] arguments = ["--engine", Built.Engine, "--port", FreePort.Next().ToString(CultureInfo.InvariantCulture)];

    [Fact]
    public async Task Run_Interrupted_StopsTheApplicationAndItsDatabase()
    {
        await using var script = RunScript.Start(data, arguments);
        await script.WaitUntilReadyAsync();
        var started = ProcessTree.Below(script.Id);
        Assert.Contains(started, process => process.Name == "postgres");
        Assert.Contains(started, process => process.Name == "dotnet");

        script.Interrupt();

        Assert.Equal(0, await script.WaitForExitAsync());
        Assert.DoesNotContain(started, process => process.IsAlive);
        Assert.Empty(script.Errors);
    }

    [Fact]
    public async Task Run_WhileAnotherUsesTheSameData_Refuses()
    {
        await using var first = RunScript.Start(data, arguments);
        await first.WaitUntilReadyAsync();

        await using var second = RunScript.Start(data, "--engine", Built.Engine);

        Assert.Equal(1, await second.WaitForExitAsync());
        Assert.StartsWith("Another ./run uses ", Assert.Single(second.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AfterItWasKilled_StartsAgainWithTheSameData()
    {
        string curl;
        IReadOnlyList<StartedProcess> orphans;
        await using (var first = RunScript.Start(data, arguments))
        {
            await first.WaitUntilReadyAsync();
            curl = CurlLine(first);
            orphans = ProcessTree.Below(first.Id);
            first.Kill();
            await first.WaitForExitAsync();
        }

        await using var second = RunScript.Start(data, arguments);
        await second.WaitUntilReadyAsync();

        Assert.Equal(curl, CurlLine(second));
        Assert.DoesNotContain(orphans, process => process.IsAlive);
    }

    public void Dispose() => data.Dispose();

    private static string CurlLine(RunScript script) =>
        script.Output.Split('\n').Single(line => line.TrimStart().StartsWith("curl ", StringComparison.Ordinal));
}

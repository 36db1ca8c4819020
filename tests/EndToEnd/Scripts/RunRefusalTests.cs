using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Payments.Tests.EndToEnd.Scripts;

/// <summary>Whatever keeps ./run from starting is one sentence on standard error and exit code 1.</summary>
[SupportedOSPlatform("linux")]
[Collection(nameof(Scripts))]
public sealed class RunRefusalTests : IDisposable
{
    private readonly DataFolder data = new();

    [Theory]
    [InlineData("Unknown option '--frobnicate'", "--frobnicate")]
    [InlineData("--engine takes orleans or embedded, not 'akka'", "--engine", "akka")]
    [InlineData("--port takes a number from 1 to 65535, not '65536'", "--port", "65536")]
    [InlineData("--silos takes a number from 1 to 99, not '0'", "--silos", "0")]
    [InlineData("--port needs a value", "--port")]
    public Task Run_WrongOption_Refuses(string reason, params string[] arguments) => Refuses(reason, [], arguments);

    [Fact]
    public Task Run_SilosOnTheEmbeddedEngine_Refuses() => Refuses(
        "the embedded engine serves one process only",
        [],
        "--engine", "embedded", "--silos", "3", "--port", FreePort.Next().ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task Run_PortInUse_NamesThePortAndTheOption()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await Refuses($"Port {port} is in use: stop what listens there, or choose another one with --port.", [], "--port", port);
    }

    [Fact]
    public Task Run_UnreachableDatabase_Refuses() => Refuses(
        "",
        new() { ["PAYMENTS_DB"] = $"Host=127.0.0.1;Port={FreePort.Next()};Username=nobody;Password=none;Database=none;Timeout=2" },
        "--engine", Built.Engine, "--port", FreePort.Next().ToString(CultureInfo.InvariantCulture));

    [Fact]
    public Task Run_ResetWithSomeonesDatabase_Refuses() => Refuses(
        "--reset does not touch the database that PAYMENTS_DB names",
        new() { ["PAYMENTS_DB"] = "Host=127.0.0.1;Database=precious" },
        "--engine", Built.Engine, "--reset", "--port", FreePort.Next().ToString(CultureInfo.InvariantCulture));

    [Fact]
    public Task Run_DataFolderThatCannotBe_Refuses() =>
        Refuses("Cannot write to /proc/none", new() { ["PAYMENTS_DATA_DIR"] = "/proc/none" });

    [Fact]
    public async Task Run_OldSdk_NamesTheNeededOne()
    {
        var old = Path.Combine(data.Path, "dotnet");
        await File.WriteAllTextAsync(old, "#!/bin/sh\necho '8.0.100 [/usr/share/dotnet/sdk]'\n");
        File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await Refuses(
            "The .NET SDK 10 is needed and the newest one here is 8",
            new() { ["PATH"] = $"{data.Path}:{Environment.GetEnvironmentVariable("PATH")}" },
            "--port", FreePort.Next().ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => data.Dispose();

    private async Task Refuses(string reason, Dictionary<string, string> environment, params string[] arguments)
    {
        await using var script = RunScript.Start(data, environment, arguments);
        Assert.Equal(1, await script.WaitForExitAsync());
        var sentence = Assert.Single(script.Errors);
        Assert.Contains(reason, sentence, StringComparison.Ordinal);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", script.Output, StringComparison.Ordinal);
    }
}

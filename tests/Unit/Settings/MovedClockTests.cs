using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;

namespace Payments.Tests.Unit.Settings;

/// <summary>The clock of a process: nobody moves it but a test, in development.</summary>
public sealed class MovedClockTests : IDisposable
{
    private readonly SharedClock _shared = new();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Of_NotAsked_IsTheRealClock(string? path) => Assert.Same(TimeProvider.System, Of(path, Environments.Development));

    [Fact]
    public void Of_MovedWhileItRuns_IsAheadByAsMuch()
    {
        var clock = Of(_shared.FilePath, Environments.Development);
        using var moved = Assert.IsType<MovedClock>(clock);
        Assert.InRange((moved.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds, -1, 1);

        _shared.Forward(TimeSpan.FromMinutes(10));

        Assert.InRange((moved.GetUtcNow() - TimeProvider.System.GetUtcNow()).TotalSeconds, 599, 601);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Of_OutsideDevelopment_IsRefused(string environment) =>
        Assert.Contains("refused outside development", Assert.Throws<SettingsException>(() => Of(_shared.FilePath, environment)).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_NoSuchFile_IsRefused() =>
        Assert.Contains("eight bytes", Assert.Throws<SettingsException>(() => Of("/no/such/file", Environments.Development)).Message, StringComparison.Ordinal);

    public void Dispose() => _shared.Dispose();

    private static TimeProvider Of(string? path, string environment) => MovedClock.Of(
        new ConfigurationBuilder().AddInMemoryCollection([new(MovedClock.Variable, path)]).Build(), new Named(environment));

    private sealed class Named(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Payments.Tests.Simulation.Plan;

namespace Payments.Tests.Simulation.Run;

/// <param name="Began">Ms since the run began.</param>
/// <param name="Healed">When everything was as it should be again; what the platform makes of it comes after.</param>
internal sealed record InjectedFault(FaultKind Kind, double Began, double Healed);

/// <summary>Breaks what the plan says, when it says so, one thing after the other, and mends it again.</summary>
internal sealed class FaultInjector(Stage stage, SimulationPlan plan, Stopwatch clock)
{
    public List<InjectedFault> Injected { get; } = [];

    public async Task Run()
    {
        foreach (var fault in plan.Faults)
        {
            var wait = fault.At - clock.Elapsed;
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            var began = clock.Elapsed.TotalMilliseconds;
            await Inject(fault);
            Injected.Add(new InjectedFault(fault.Kind, began, clock.Elapsed.TotalMilliseconds));
        }

        await Link(Stage.DatabaseLink, "pass");
        await Link(Stage.ChannelLink, "pass");
    }

    private Task Inject(PlannedFault fault) => fault.Kind switch
    {
        FaultKind.KillPlatform => RestartPlatform(0),
        FaultKind.KillPlatformAndShiftClock => RestartPlatform(fault.Number),
        FaultKind.KillPostmaster => KillPostmaster(fault.Lasting),
        FaultKind.KillBackend => KillBackend(fault.Number),
        FaultKind.KillChannel => KillChannel(fault.Lasting),
        FaultKind.KillReceiver => KillReceiver(fault.Lasting),
        FaultKind.PausePlatform => Pause([.. stage.Platform.Ids], fault.Lasting),
        FaultKind.PausePostgres => PausePostgres(fault.Lasting),
        FaultKind.PauseChannel => Pause([stage.Channel.Id], fault.Lasting),
        FaultKind.DropDatabaseAnswers => Link(Stage.DatabaseLink, $"drop_answers {Text(fault.Number)}"),
        FaultKind.ResetDatabase => Link(Stage.DatabaseLink, "reset"),
        FaultKind.DelayDatabase => Link(Stage.DatabaseLink, $"delay {Text(fault.Number)}", fault.Lasting),
        FaultKind.BlackholeDatabase => Link(Stage.DatabaseLink, "blackhole", fault.Lasting),
        FaultKind.DropChannelAnswers => Link(Stage.ChannelLink, $"drop_answers {Text(fault.Number)}"),
        FaultKind.DropChannelRequests => Link(Stage.ChannelLink, $"drop_requests {Text(fault.Number)}"),
        FaultKind.ResetChannel => Link(Stage.ChannelLink, "reset"),
        FaultKind.DelayChannel => Link(Stage.ChannelLink, $"delay {Text(fault.Number)}", fault.Lasting),
        FaultKind.BlackholeChannel => Link(Stage.ChannelLink, "blackhole", fault.Lasting),
        FaultKind.RefuseChannel => Link(Stage.ChannelLink, "refuse", fault.Lasting),
        FaultKind.KillSilo => stage.Platform.Silos.Restart(fault.Number, fault.Lasting),
        FaultKind.PauseSilo => Pause([stage.Platform.Silos.IdOf(fault.Number)], fault.Lasting),
        FaultKind.KillFrontEnd => stage.Platform.RestartFrontEnd(),
        _ => throw new InvalidOperationException($"{fault.Kind} is not known."),
    };

    private async Task RestartPlatform(int clockSeconds)
    {
        await stage.Platform.Kill();
        await stage.Platform.Start(clockSeconds);
    }

    private async Task KillPostmaster(TimeSpan lasting)
    {
        await stage.Server.KillAsync();
        await Task.Delay(lasting);
        await stage.Server.StartAgainAsync();
    }

    /// <summary>PostgreSQL then ends all of its other connections too, and recovers by itself.</summary>
    private async Task KillBackend(int which)
    {
        var backends = await Backends();
        if (backends.Count > 0) Signals.Kill(backends[which % backends.Count]);
    }

    private async Task KillChannel(TimeSpan lasting)
    {
        await stage.Channel.Kill();
        await Task.Delay(lasting);
        await stage.Channel.DisposeAsync();
        await stage.StartChannel();
    }

    private async Task KillReceiver(TimeSpan lasting)
    {
        await stage.Receiver.Kill();
        await Task.Delay(lasting);
        await stage.Receiver.DisposeAsync();
        await stage.StartReceiver();
    }

    private async Task PausePostgres(TimeSpan lasting)
    {
        List<int> backends = [await stage.Server.PostmasterIdAsync(), .. await Backends()];
        await Pause(backends, lasting);
    }

    private static async Task Pause(List<int> processes, TimeSpan lasting)
    {
        Signals.Pause(processes);
        await Task.Delay(lasting);
        Signals.Resume(processes);
    }

    private async Task Link(string link, string fault, TimeSpan? lasting = null)
    {
        await stage.Proxy.Tell($"{link} {fault}");
        if (lasting is not { } time) return;
        await Task.Delay(time);
        await stage.Proxy.Tell($"{link} pass");
    }

    /// <summary>The platform's own connections; ours come and go.</summary>
    private async Task<List<int>> Backends()
    {
        try
        {
            return [.. (await stage.Database.ColumnAsync("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY pid")).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture))];
        }
        catch (Exception away) when (away is NpgsqlException or IOException or System.Net.Sockets.SocketException)
        {
            return [];
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

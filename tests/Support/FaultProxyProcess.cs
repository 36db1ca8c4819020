using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Payments.Tests;

/// <summary>tools/FaultProxy as a process of its own, with the connection that tells it what to do.</summary>
public sealed class FaultProxyProcess : IAsyncDisposable
{
    private readonly ToolProcess _process;
    private readonly TcpClient _control;
    private readonly StreamReader _answers;
    private readonly SemaphoreSlim _turn = new(1);

    private FaultProxyProcess(ToolProcess process, TcpClient control)
    {
        (_process, _control) = (process, control);
        _answers = new StreamReader(control.GetStream(), Encoding.ASCII);
    }

    public int Id => _process.Id;

    /// <param name="links">By name: kind and where it leads to, such as <c>postgres</c> and port 5432 of this machine.</param>
    public static async Task<FaultProxyProcess> Start(int seed, params (string Name, string Kind, int Port)[] links)
    {
        string[] arguments = ["--seed", Text(seed), .. links.SelectMany(link => new[] { "--link", $"{link.Name}={link.Kind}:0:127.0.0.1:{Text(link.Port)}" })];
        var ready = $"control (?<control>\\d+){string.Concat(links.Select(link => $", {link.Name} (?<{link.Name}>\\d+)"))}";
        var process = await ToolProcess.Start(Built.FaultProxy, ready, arguments);
        var control = new TcpClient();
        await control.ConnectAsync(IPAddress.Loopback, Port(process, "control"));
        return new FaultProxyProcess(process, control);
    }

    /// <summary>Where a link listens.</summary>
    public int PortOf(string link) => Port(_process, link);

    /// <summary>One command of the proxy's control, such as <c>db blackhole</c>; answers what it said.</summary>
    public async Task<string> Tell(string command)
    {
        await _turn.WaitAsync();
        try
        {
            await _control.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\n"));
            var answer = await _answers.ReadLineAsync() ?? throw new InvalidOperationException("The fault proxy has gone.");
            return answer.StartsWith("error", StringComparison.Ordinal) ? throw new InvalidOperationException($"{command}: {answer}") : answer;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _answers.Dispose();
        _control.Dispose();
        _turn.Dispose();
        await _process.DisposeAsync();
    }

    private static int Port(ToolProcess process, string name) => int.Parse(process.Ready.Groups[name].Value, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

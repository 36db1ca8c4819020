using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Payments.FaultProxy;

/// <summary>
/// One command a line, one answer a line: <c>LINK pass</c>, <c>LINK delay MS</c>, <c>LINK blackhole</c>, <c>LINK refuse</c>,
/// <c>LINK reset</c>, <c>LINK drop_answers N</c>, <c>LINK drop_requests N</c>, <c>LINK stats</c>,
/// <c>LINK rewrite OLD => NEW</c>.
/// </summary>
internal sealed class Control(TcpListener listener, IReadOnlyDictionary<string, Link> links)
{
    public async Task Run(CancellationToken stop)
    {
        var callers = new List<Task>();
        try
        {
            while (true) callers.Add(Serve(await listener.AcceptTcpClientAsync(stop), stop));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(callers);
        }
    }

    public string Execute(string line)
    {
        if (line.Split(' ') is not [var name, var command, .. var rest] || !links.TryGetValue(name, out var link)) return "error: LINK COMMAND [N]";
        var number = rest is [var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var read) ? read : 1;
        switch (command)
        {
            case "pass": link.Faults.Pass(); return "ok";
            case "delay": link.Faults.Delay(number); return "ok";
            case "blackhole": link.Faults.Blackhole(); return "ok";
            case "refuse": link.Faults.Refuse(); return $"ok {link.Reset()}";
            case "reset": return $"ok {link.Reset()}";
            case "drop_answers": link.Faults.Arm(Cut.Answer, number); return "ok";
            case "drop_requests": link.Faults.Arm(Cut.Request, number); return "ok";
            case "rewrite": return string.Join(' ', rest).Split(" => ") is [var old, var other] && link.Faults.TryRewrite(old, other) ? "ok" : "error: two texts of the same length";
            case "stats": return $"connections {link.Connections} dropped {link.Faults.Dropped}";
            default: return $"error: no command {command}";
        }
    }

    private async Task Serve(TcpClient client, CancellationToken stop)
    {
        using var caller = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
            while (await reader.ReadLineAsync(stop) is { } line)
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Execute(line) + "\n"), stop);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The caller has left, or the proxy stops.
        }
    }
}

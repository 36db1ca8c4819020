using System.Net;
using System.Net.Sockets;
using Payments.FaultProxy;

if (!ProxyOptions.TryRead(args, out var options, out var problem))
{
    await Console.Error.WriteLineAsync($"{problem}\n{ProxyOptions.Usage}");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

var links = options.Links.Select((link, index) => new Link(link, new Random(options.Seed + index))).ToDictionary(link => link.Name);
using var control = new TcpListener(IPAddress.Loopback, options.ControlPort);
control.Start();
var running = links.Values.Select(link => link.Run(stop.Token)).Append(new Control(control, links).Run(stop.Token)).ToList();
Console.WriteLine($"fault proxy: control {((IPEndPoint)control.LocalEndpoint).Port}{string.Concat(links.Values.Select(link => $", {link.Name} {link.Port}"))}");
await Task.WhenAll(running);
foreach (var link in links.Values) link.Dispose();
return 0;

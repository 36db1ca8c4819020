using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Callbacks;

namespace Payments.ChannelSimulator;

/// <summary>Ends what waits when its time has come, and sends the callbacks that a crash has left over.</summary>
internal sealed class Settlement(Bank bank, CallbackSender callbacks, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var due in bank.Look(book => book.CallbacksDue)) _ = callbacks.Send(due);
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var settled in bank.Settle())
            {
                await settled.Durable;
                if (settled.Callback is not null) _ = callbacks.Send(settled.Callback);
            }
        }
    }
}

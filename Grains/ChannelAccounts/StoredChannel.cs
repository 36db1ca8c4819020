using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.ChannelAccounts;

/// <summary>
/// A stored account as calls see it: one for as long as the process lives, while its credentials come and go. They are read with
/// the first call that needs them, so that a process holds the secrets of no account that it does not use.
/// </summary>
/// <param name="open">Reads the account as it stands now.</param>
/// <param name="failed">Is told why it could not be read.</param>
public sealed class StoredChannel(string channel, ChannelCapabilities capabilities, Func<Task<OpenAccount>> open, Action<Exception> failed) : IPaymentChannel
{
    private readonly Lock _gate = new();
    private Task<OpenAccount>? _opened;

    public string Name => channel;

    public ChannelCapabilities Capabilities => capabilities;

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Send(one => one.Charge(order, cancellation));

    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => Send(one => one.Refund(order, cancellation));

    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) => Send(one => one.Void(order, cancellation));

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Send(one => one.Authorise(order, cancellation));

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => Send(one => one.Capture(order, cancellation));

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => Send(one => one.Release(order, cancellation));

    /// <summary>A question that was not asked proves nothing.</summary>
    public async Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation)
    {
        var answer = await Send(one => one.Query(order, cancellation));
        return answer is NotSent unasked ? new Unknown(unasked.Why) : answer;
    }

    /// <summary>What reads its callbacks; null while none are let in, or when it cannot be read.</summary>
    public async Task<ICallbackReader?> Reader()
    {
        if (await TryBegin() is not { } account) return null;
        account.End();
        return account.Reader;
    }

    /// <summary>It has changed: the next call reads it anew, and calls under way end with what they began with.</summary>
    public void Replace()
    {
        Task<OpenAccount>? before;
        lock (_gate) (before, _opened) = (_opened, null);
        if (before is not null) _ = Close(before);
    }

    private async Task<ChannelAnswer> Send(Func<IPaymentChannel, Task<ChannelAnswer>> call)
    {
        if (await TryBegin() is not { } account) return new NotSent("the account's credentials cannot be read");
        try
        {
            return await call(account.Channel);
        }
        finally
        {
            account.End();
        }
    }

    private async Task<OpenAccount?> TryBegin()
    {
        while (true)
        {
            Task<OpenAccount> opening;
            // Away from the turn of whichever grain happens to need it first.
            lock (_gate) opening = _opened ??= Task.Run(open);
            try
            {
                var account = await opening;
                if (account.TryBegin()) return account;
            }
            catch (Exception e)
            {
                lock (_gate)
                    if (ReferenceEquals(_opened, opening)) _opened = null;
                failed(e);
                return null;
            }
        }
    }

    private static async Task Close(Task<OpenAccount> opening)
    {
        try
        {
            (await opening).Replace();
        }
        catch (Exception)
        {
            // What could not be read holds nothing that is to be closed, and whoever needed it has said why.
        }
    }
}

using Payments.Channels;

namespace Payments.ChannelAccounts;

/// <summary>An account with its credentials in use. Replaced by another one, it is closed when the last call that goes through it has ended.</summary>
public sealed class OpenAccount(IPaymentChannel channel, ICallbackReader? reader)
{
    private readonly Lock _gate = new();
    private int _calls;
    private bool _isReplaced;

    public IPaymentChannel Channel => channel;

    /// <summary>Null while no callbacks are let in. It may be used after the account was closed.</summary>
    public ICallbackReader? Reader => reader;

    /// <returns>False where it is replaced, and another one is to be asked.</returns>
    public bool TryBegin()
    {
        lock (_gate)
        {
            if (_isReplaced) return false;
            _calls++;
            return true;
        }
    }

    public void End()
    {
        bool isLast;
        lock (_gate) isLast = --_calls == 0 && _isReplaced;
        if (isLast) Close();
    }

    public void Replace()
    {
        bool isUnused;
        lock (_gate)
        {
            if (_isReplaced) return;
            _isReplaced = true;
            isUnused = _calls == 0;
        }

        if (isUnused) Close();
    }

    private void Close() => (channel as IDisposable)?.Dispose();
}

using System.Text;

namespace Payments.FaultProxy;

/// <summary>Which of the two ways a cut concerns.</summary>
internal enum Cut
{
    /// <summary>The request never reaches the server.</summary>
    Request,

    /// <summary>The server has acted; its answer is thrown away.</summary>
    Answer,
}

/// <summary>What is wrong with a link at the moment.</summary>
internal sealed class LinkFaults(Random random)
{
    private readonly Lock _door = new();
    private TaskCompletionSource? _hole;
    private int _longestDelayMs;
    private int _answersToDrop;
    private int _requestsToDrop;
    private (byte[] Old, byte[] New)? _rewriting;

    public bool Refusing { get; private set; }

    public int Dropped { get; private set; }

    public void Pass()
    {
        TaskCompletionSource? hole;
        lock (_door)
        {
            (hole, _hole) = (_hole, null);
            (_longestDelayMs, _answersToDrop, _requestsToDrop, Refusing) = (0, 0, 0, false);
        }

        hole?.SetResult();
    }

    public void Delay(int longestMs)
    {
        lock (_door) _longestDelayMs = longestMs;
    }

    /// <summary>Nothing is refused and nothing arrives; what was on its way goes on when the link passes again.</summary>
    public void Blackhole()
    {
        lock (_door) _hole ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public void Refuse()
    {
        lock (_door) Refusing = true;
    }

    public void Arm(Cut cut, int count)
    {
        lock (_door)
        {
            if (cut == Cut.Answer) _answersToDrop = count;
            else _requestsToDrop = count;
        }
    }

    /// <summary>From now on requests say something else, as long as what they said, so that the lengths in them stay true.</summary>
    public bool TryRewrite(string old, string other)
    {
        var rewriting = (Old: Encoding.UTF8.GetBytes(old), New: Encoding.UTF8.GetBytes(other));
        if (rewriting.Old.Length == 0 || rewriting.Old.Length != rewriting.New.Length) return false;
        lock (_door) _rewriting = rewriting;
        return true;
    }

    public void Rewrite(Span<byte> request)
    {
        (byte[] Old, byte[] New)? rewriting;
        lock (_door) rewriting = _rewriting;
        if (rewriting is not var (old, other)) return;
        for (var at = request.IndexOf(old); at >= 0; at = request.IndexOf(old))
        {
            other.CopyTo(request[at..]);
            request = request[(at + old.Length)..];
        }
    }

    /// <summary>Whether this piece, a whole one of its kind, is the next to be dropped.</summary>
    public bool TakeDrop(Cut cut)
    {
        lock (_door)
        {
            ref var left = ref cut == Cut.Answer ? ref _answersToDrop : ref _requestsToDrop;
            if (left == 0) return false;
            left--;
            Dropped++;
            return true;
        }
    }

    /// <summary>Ends when what has been read may be passed on.</summary>
    public async Task Hold(CancellationToken stop)
    {
        Task? hole;
        int delay;
        lock (_door)
        {
            hole = _hole?.Task;
            delay = _longestDelayMs == 0 ? 0 : random.Next(_longestDelayMs + 1);
        }

        if (hole is not null) await hole.WaitAsync(stop);
        if (delay > 0) await Task.Delay(delay, stop);
    }
}

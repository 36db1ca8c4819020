using System.Buffers;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Payments.ChannelSimulator.Witness;

/// <summary>
/// Appends lines and flushes them to disk, many in one flush: what came during a flush goes with the next. Where flushing is
/// left to the system there is nothing to wait for, and whoever brings a line writes it.
/// </summary>
internal sealed class WitnessLog : IDisposable
{
    // Waited at, too, and without spinning: the processor belongs to who is being measured.
    private readonly object _gate = new();
    private readonly SafeFileHandle _file;
    private readonly bool _flushToDisk;
    private readonly Action<Exception> _failed;
    private readonly Utf8JsonWriter _json;
    private readonly Thread _thread;
    private ArrayBufferWriter<byte> _filling = new(1 << 16);
    private ArrayBufferWriter<byte> _flushing = new(1 << 16);
    private TaskCompletionSource _batch = NewBatch();
    private Task _last = Task.CompletedTask;
    private long _durable;
    private bool _closing;

    /// <param name="failed">Told when the disk fails: nothing may be answered any more.</param>
    public WitnessLog(SafeFileHandle file, long length, bool flushToDisk, Action<Exception> failed)
    {
        (_file, _durable, _flushToDisk, _failed) = (file, length, flushToDisk, failed);
        // Who brings a line has written it when it is told to wait.
        if (!flushToDisk) _batch.SetResult();
        _json = new Utf8JsonWriter(_filling, new JsonWriterOptions { SkipValidation = true });
        _thread = new Thread(FlushAll) { IsBackground = true, Name = "witness log" };
        _thread.Start();
    }

    /// <summary>How many bytes of the file are safe.</summary>
    public long DurableBytes => Volatile.Read(ref _durable);

    public long Flushes { get; private set; }

    /// <summary>Ends when all that was taken so far is on disk.</summary>
    public Task Tail
    {
        get
        {
            lock (_gate) return _last;
        }
    }

    /// <summary>Takes the line in order of calling; the task ends when the line is on disk, or with the system if that is enough.</summary>
    public Task Append(WitnessLine line)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            _json.Reset(_filling);
            JsonSerializer.Serialize(_json, line, WitnessJson.Default.WitnessLine);
            _json.Flush();
            _filling.Write("\n"u8);
            if (_flushToDisk) Monitor.Pulse(_gate);
            else WriteHere();
            return _last = _batch.Task;
        }
    }

    /// <summary>Reads safe bytes only, so that nobody sees a line that a crash could still take back.</summary>
    public int Read(Span<byte> buffer, long offset)
    {
        var safe = Math.Min(buffer.Length, DurableBytes - offset);
        return safe <= 0 ? 0 : RandomAccess.Read(_file, buffer[..(int)safe], offset);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
        _file.Dispose();
        _json.Dispose();
    }

    private static TaskCompletionSource NewBatch() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What could not be written stays undecided for whoever waits for it, until the process has died of it.</summary>
    private void WriteHere()
    {
        try
        {
            Write(_filling);
        }
        catch (Exception failure)
        {
            _batch = NewBatch();
            _failed(failure);
        }
    }

    private void Write(ArrayBufferWriter<byte> lines)
    {
        RandomAccess.Write(_file, lines.WrittenSpan, _durable);
        if (_flushToDisk) RandomAccess.FlushToDisk(_file);
        Volatile.Write(ref _durable, _durable + lines.WrittenCount);
        Flushes++;
        lines.ResetWrittenCount();
    }

    private void FlushAll()
    {
        try
        {
            while (FlushOnce())
            {
                // The next lines are waited for there.
            }
        }
        catch (Exception failure)
        {
            _failed(failure);
        }
    }

    /// <summary>Waits for lines and flushes them; false when there are none left and none will come any more.</summary>
    private bool FlushOnce()
    {
        TaskCompletionSource batch;
        lock (_gate)
        {
            while (_filling.WrittenCount == 0)
            {
                if (_closing) return false;
                Monitor.Wait(_gate);
            }

            (_filling, _flushing) = (_flushing, _filling);
            (batch, _batch) = (_batch, NewBatch());
        }

        Write(_flushing);
        batch.SetResult();
        return true;
    }
}

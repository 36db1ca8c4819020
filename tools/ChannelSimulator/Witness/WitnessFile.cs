using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Payments.ChannelSimulator.Witness;

/// <summary>Opens a log, reads what stands in it, and cuts off the half line that a crash may have left.</summary>
internal static class WitnessFile
{
    /// <summary>Only one simulator can have a log open.</summary>
    public static SafeFileHandle Open(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return File.OpenHandle(full, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous);
    }

    /// <summary>Gives every whole line to <paramref name="apply"/>, and returns where the next one goes.</summary>
    public static async Task<long> Replay(SafeFileHandle file, Action<WitnessLine> apply)
    {
        // The stream would close the file with itself; the pipe must not.
        var reader = PipeReader.Create(new HandleStream(file), new StreamPipeReaderOptions(bufferSize: 1 << 16));
        long end = 0;
        long number = 0;
        while (true)
        {
            var read = await reader.ReadAsync();
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } newline)
            {
                var line = rest.Slice(0, newline);
                apply(Parse(line, ++number));
                end += line.Length + 1;
                rest = rest.Slice(rest.GetPosition(1, newline));
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted) break;
        }

        await reader.CompleteAsync();
        // What follows the last newline was never answered.
        if (RandomAccess.GetLength(file) > end) RandomAccess.SetLength(file, end);
        return end;
    }

    private static WitnessLine Parse(ReadOnlySequence<byte> line, long number)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            var parsed = JsonSerializer.Deserialize(ref json, WitnessJson.Default.WitnessLine);
            return parsed is not null && parsed.Seq == number
                ? parsed
                : throw new InvalidDataException($"Line {number} of the log does not have the number {number}.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"Line {number} of the log is not a line of a witness log.", broken);
        }
    }

    private sealed class HandleStream(SafeFileHandle file) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(file, buffer, _at);
            _at += read;
            return read;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Text.Json;

namespace Payments.WebhookReceiver;

/// <summary>Every webhook that came and was genuine, in a file: on disk before it is answered, so that what was answered 2xx is in it.</summary>
internal sealed class ReceiverLog : IDisposable
{
    private readonly Lock _door = new();
    private readonly FileStream? _file;

    public ReceiverLog(string? path)
    {
        if (path is { Length: > 0 }) _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    public void Add(string webhookId, JsonElement body)
    {
        if (_file is null) return;
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(new { webhook_id = webhookId, body }), (byte)'\n'];
        lock (_door)
        {
            _file.Write(line);
            _file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _file?.Dispose();
}

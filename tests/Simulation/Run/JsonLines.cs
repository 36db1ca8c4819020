using System.Text.Json;

namespace Payments.Tests.Simulation.Run;

/// <summary>Reads logs of one JSON object a line while they are being written.</summary>
internal static class JsonLines
{
    public static List<JsonElement> Lines(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var text = reader.ReadToEnd();
        // What stands behind the last line end is still being written, or was when the process died.
        var end = text.LastIndexOf('\n');
        return end < 0 ? [] : [.. text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.EndsWith('}')).Select(line => JsonElement.Parse(line))];
    }
}

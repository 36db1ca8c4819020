using System.Text.Json;
using Payments.LoadGenerator;

try
{
    var result = await new Load(LoadOptions.Parse(args)).Run();
    Console.WriteLine(JsonSerializer.Serialize(result, LoadJson.Default.LoadResult));
    return 0;
}
catch (Exception failure) when (failure is FormatException or IOException or System.Net.Sockets.SocketException)
{
    await Console.Error.WriteLineAsync($"load generator: {failure.Message}");
    return 1;
}

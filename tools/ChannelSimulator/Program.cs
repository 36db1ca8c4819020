using Payments.ChannelSimulator;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(SimulatorOptions.Usage);
    return 0;
}

try
{
    await Simulator.Run(SimulatorOptions.Parse(args));
    return 0;
}
catch (Exception failure) when (failure is FormatException or InvalidDataException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"channel simulator: {failure.Message}");
    return 1;
}

namespace Payments.Tests;

/// <summary>Where the build of the engine under test put the programs.</summary>
public static class Built
{
    /// <summary>Tests run from artifacts/ENGINE/bin/SUITE/CONFIGURATION; the programs stand beside the suite.</summary>
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string ApiFrontend => Program("ApiFrontend");

    public static string Silo => Program("Silo");

    public static string ChannelSimulator => Program("ChannelSimulator");

    public static string FaultProxy => Program("FaultProxy");

    public static string WebhookReceiver => Program("WebhookReceiver");

    /// <summary>What breaks the platform on purpose: a startup hook, not a program.</summary>
    public static string Sabotage => Program("Sabotage");

    public static string LoadGenerator => Program("LoadGenerator");

    public static string Conventional => Program("Conventional");

    public static string Engine => Here.Parent!.Parent!.Parent!.Name;

    public static string RepositoryRoot => Here.Parent!.Parent!.Parent!.Parent!.Parent!.FullName;

    private static string Program(string project) => Path.Combine(Here.Parent!.Parent!.FullName, project, Here.Name, $"Payments.{project}.dll");
}

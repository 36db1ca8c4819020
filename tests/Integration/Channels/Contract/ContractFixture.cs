using Payments.Channels;
using Payments.Money;

namespace Payments.Tests.Integration.Channels.Contract;

/// <summary>One provider at the simulator process, and what its contract tests must know about it.</summary>
public abstract class ContractFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-contract-");

    public SimulatorProcess Process { get; private set; } = null!;

    public IPaymentChannel Channel { get; private set; } = null!;

    public abstract IChannelFactory Factory { get; }

    public abstract string ApprovingToken { get; }

    /// <summary>Whether what was captured of an authorisation can be refunded at the simulator.</summary>
    public virtual bool RefundsCaptures => false;

    /// <summary>Null where nobody can decline before the customer has acted.</summary>
    public virtual (string Token, DeclineReason Reason)? Declining => null;

    /// <summary>Whether a charge whose answer was lost is found by its attempt alone; where not, no money can have moved.</summary>
    public virtual bool FindsLostCharges => true;

    /// <summary>Faults that a charge's first answer has no field for.</summary>
    public virtual IReadOnlyCollection<string> FaultsChargesCannotShow => [];

    /// <summary>Options of the simulator besides those of all providers.</summary>
    protected virtual IReadOnlyList<string> Options => [];

    /// <summary>Amounts that the provider writes each in its own way.</summary>
    public virtual IReadOnlyList<Amount> Amounts { get; } = [new(1234, "EUR"), new(5000, "JPY")];

    /// <summary>The path of the provider at the simulator, with a slash at its end.</summary>
    protected abstract string BasePath { get; }

    protected abstract IReadOnlyDictionary<string, string> Credentials { get; }

    /// <summary>Of the right form, and not known to the provider.</summary>
    protected abstract IReadOnlyDictionary<string, string> WrongCredentials { get; }

    /// <summary>What the witness sees a void under, where the provider gives a void no name of its own.</summary>
    public virtual string KeyOf(VoidOrder order, ChargeOrder charge) => order.AttemptId;

    /// <summary>Does what the customer does at the redirect address.</summary>
    public virtual Task Approve(ChannelAnswer.CustomerAction action) => throw new NotSupportedException("No customer acts at this provider.");

    public ChargeOrder Order(Amount? amount = null, string? token = null) => new(
        Orders.NewAttempt(), amount ?? Amounts[0], token ?? ApprovingToken, "Test shop", "acct_test", new Uri("https://shop.example/back"), null);

    public IPaymentChannel WithWrongCredentials() => Create(new Uri(Process.Url, BasePath), WrongCredentials);

    /// <summary>An adapter of another process.</summary>
    public IPaymentChannel Another() => Create(new Uri(Process.Url, BasePath), Credentials);

    /// <summary>kill -9 of the simulator, another one on the same log, and an adapter to it.</summary>
    public async Task<IPaymentChannel> Restart()
    {
        await Process.DisposeAsync();
        await Start();
        return Another();
    }

    public IPaymentChannel WithNobodyListening() => Create(new Uri($"http://127.0.0.1:{FreePort.Next()}/"), Credentials);

    /// <summary>Makes the next answer about the attempt that moves money go wrong.</summary>
    public async Task Arm(string attempt, string fault)
    {
        using var client = Process.Client();
        using var armed = await client.PostAsync($"/provider-faults?attempt={Uri.EscapeDataString(attempt)}&fault={fault}", null);
        armed.EnsureSuccessStatusCode();
    }

    /// <summary>The kinds of money effects that the witness saw of an attempt, whichever key the adapter made of it.</summary>
    public async Task<List<string>> Effects(string attempt) =>
        [.. (await Process.Log())
            .Where(line => line.TryGetProperty("key", out var key) && key.GetString() is { } name && (name == attempt || name.StartsWith(attempt + "-", StringComparison.Ordinal)))
            .Select(line => line.GetProperty("kind").GetString()!)
            .Where(kind => kind is "charge" or "refund" or "void" or "authorisation" or "capture" or "release")];

    public virtual async Task InitializeAsync()
    {
        await Start();
        Channel = Create(new Uri(Process.Url, BasePath), Credentials);
    }

    public virtual async Task DisposeAsync()
    {
        (Channel as IDisposable)?.Dispose();
        await Process.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task Start() =>
        Process = await SimulatorProcess.Start(Path.Combine(_folder.FullName, "witness.ndjson"), ["--hang-ms", "20000", "--settle-ms", "100", .. Options]);

    private IPaymentChannel Create(Uri address, IReadOnlyDictionary<string, string> credentials) =>
        Factory.Create(new ChannelAccount(Factory.Channel, "main", address, credentials), TimeProvider.System);
}

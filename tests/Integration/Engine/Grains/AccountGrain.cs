namespace Payments.Tests.Integration.Engine.Grains;

[GenerateSerializer, Alias("tests.account.state")]
public sealed class AccountState
{
    [Id(0)] public long Balance { get; set; }

    [Id(1)] public string Owner { get; set; } = "nobody";
}

[GenerateSerializer, Immutable, Alias("tests.account.view")]
public sealed record AccountView(
    [property: Id(0)] long Balance, [property: Id(1)] string Owner, [property: Id(2)] string? ETag,
    [property: Id(3)] bool RecordExists, [property: Id(4)] Guid Activation);

[Alias("tests.account")]
public interface IAccountGrain : IGrainWithStringKey
{
    Task<AccountView> Read();

    Task<AccountView> Deposit(long amount);

    /// <summary>Changes the state without writing it.</summary>
    Task<AccountView> DepositUnsaved(long amount);

    Task<AccountView> Refresh();

    Task<AccountView> Clear();

    /// <summary>Catches the conflict and goes on with what it says, as a grain may.</summary>
    Task<string> DepositAndCatch(long amount);

    Task Deactivate();
}

public sealed class AccountGrain(
    [PersistentState("account", "payments")] IPersistentState<AccountState> account) : Grain, IAccountGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<AccountView> Read() => Task.FromResult(View());

    public async Task<AccountView> Deposit(long amount)
    {
        account.State.Balance += amount;
        await account.WriteStateAsync();
        return View();
    }

    public Task<AccountView> DepositUnsaved(long amount)
    {
        account.State.Balance += amount;
        return Task.FromResult(View());
    }

    public async Task<AccountView> Refresh()
    {
        await account.ReadStateAsync();
        return View();
    }

    public async Task<AccountView> Clear()
    {
        await account.ClearStateAsync();
        return View();
    }

    public async Task<string> DepositAndCatch(long amount)
    {
        try
        {
            await Deposit(amount);
            return "written";
        }
        catch (Orleans.Storage.InconsistentStateException conflict)
        {
            return $"expected {conflict.CurrentEtag}, stored {conflict.StoredEtag}";
        }
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private AccountView View() =>
        new(account.State.Balance, account.State.Owner, account.Etag, account.RecordExists, _activation);
}

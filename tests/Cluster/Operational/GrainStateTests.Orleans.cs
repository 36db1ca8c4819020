using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Payments.Silo.Hosting;
using Payments.Tests.Cluster.Processes;

namespace Payments.Tests.Cluster.Operational;

/// <summary>Orleans' ADO.NET grain storage, named operational, on the statements of sql/0005_orleans.sql.</summary>
public sealed class GrainStateTests : IAsyncLifetime
{
    private const string Name = "note";
    private const string Deleting = "deleting";
    private TestDatabase database = null!;
    private SiloInProcess silo = null!;
    private IGrainStorage storage = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        silo = await SiloInProcess.Start(database, own => own.AddAdoNetGrainStorage(Deleting, options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = database.ConnectionString;
            options.DeleteStateOnClear = true;
        }));
        storage = silo.Services.GetRequiredKeyedService<IGrainStorage>(OperationalStorage.Name);
    }

    public async Task DisposeAsync()
    {
        await silo.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Write_TwoFirstWritesAtOnce_OneWins()
    {
        for (var round = 0; round < 20; round++)
        {
            var grain = NewGrain();
            var writers = Enumerable.Range(0, 8).Select(number => State($"writer {number}")).ToList();

            var outcomes = await Task.WhenAll(writers.Select(writer => Record.ExceptionAsync(() => storage.WriteStateAsync(Name, grain, writer))));

            Assert.Single(outcomes, outcome => outcome is null);
            Assert.All(outcomes.Where(outcome => outcome is not null), outcome => Assert.IsType<InconsistentStateException>(outcome));
            Assert.Equal(writers[Array.FindIndex(outcomes, outcome => outcome is null)].State!.Text, (await Read(grain)).State!.Text);
        }

        Assert.Equal(20L, await database.ScalarAsync<long>("SELECT count(*) FROM orleans_state"));
    }

    [Fact]
    public async Task Write_AStaleVersion_IsRefused()
    {
        var grain = NewGrain();
        await storage.WriteStateAsync(Name, grain, State("first"));
        var (one, other) = (await Read(grain), await Read(grain));
        one.State = new Note { Text = "second" };
        await storage.WriteStateAsync(Name, grain, one);

        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(Name, grain, other));

        Assert.Equal("second", (await Read(grain)).State!.Text);
    }

    [Fact]
    public async Task Clear_AStoredState_LeavesNothingToRead()
    {
        var grain = NewGrain();
        var state = State("gone soon");
        await storage.WriteStateAsync(Name, grain, state);
        var stale = await Read(grain);

        await storage.ClearStateAsync(Name, grain, state);

        var found = await Read(grain);
        Assert.Null(found.State!.Text);
        Assert.False(found.RecordExists);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync(Name, grain, stale));
        // What was cleared can be written again by whoever has read that it is gone.
        found.State = new Note { Text = "back" };
        await storage.WriteStateAsync(Name, grain, found);
        Assert.Equal("back", (await Read(grain)).State!.Text);
    }

    [Fact]
    public async Task Clear_WhereClearingDeletes_LeavesNoRow()
    {
        var deleting = silo.Services.GetRequiredKeyedService<IGrainStorage>(Deleting);
        var grain = NewGrain();
        var state = State("gone soon");
        await deleting.WriteStateAsync(Name, grain, state);
        var stale = await Read(grain);
        state.State = new Note { Text = "changed" };
        await deleting.WriteStateAsync(Name, grain, state);

        await Assert.ThrowsAsync<InconsistentStateException>(() => deleting.ClearStateAsync(Name, grain, stale));
        Assert.Equal("changed", (await Read(grain)).State!.Text);
        await deleting.ClearStateAsync(Name, grain, state);

        Assert.Equal(0L, await database.ScalarAsync<long>("SELECT count(*) FROM orleans_state"));
        // The state knows that it is gone, so it can be written as a first one.
        state.State = new Note { Text = "back" };
        await deleting.WriteStateAsync(Name, grain, state);
        Assert.Equal("back", (await Read(grain)).State!.Text);
    }

    [Fact]
    public async Task Read_AGrainWhoseKeyDiffersInItsEnd_IsAnotherState()
    {
        var key = Guid.NewGuid().ToString();
        await storage.WriteStateAsync(Name, GrainId.Create("noted", key + "a"), State("a"));
        await storage.WriteStateAsync(Name, GrainId.Create("noted", key + "b"), State("b"));

        Assert.Equal("a", (await Read(GrainId.Create("noted", key + "a"))).State!.Text);
        Assert.Equal("b", (await Read(GrainId.Create("noted", key + "b"))).State!.Text);
    }

    private static GrainId NewGrain() => GrainId.Create("noted", Guid.NewGuid().ToString());

    private static GrainState<Note> State(string text) => new(new Note { Text = text });

    private async Task<GrainState<Note>> Read(GrainId grain)
    {
        var state = new GrainState<Note>(new Note());
        await storage.ReadStateAsync(Name, grain, state);
        return state;
    }

    // The provider's JSON names the type, and reads only types that were declared for it.
    [GenerateSerializer]
    public sealed class Note
    {
        [Id(0)]
        public string? Text { get; set; }
    }
}

[assembly: AssemblyFixture(typeof(DemoWorld))]

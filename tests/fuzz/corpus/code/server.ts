import { Controller, Get } from '@nestjs/common';
@Controller('x')
export class A {
  constructor(private readonly client: ClientProxy) {}
  @Get(':id') get(@Param('id') id: string): Observable<X> { return this.client.send<X>('topic', { id }); }
}

#include "tests/importers/code/codesays.h"

using namespace alidade;
using namespace alidade::test;

namespace {

void expectScript(const std::vector<CodeCase> &cases) { expectCode("package.json", "{\"name\": \"a\"}", "src/app.ts", cases); }

void expectPython(const std::vector<CodeCase> &cases) { expectCode("requirements.txt", "", "app.py", cases); }

TEST(ScriptFrameworks, serveRoutes)
{
    expectScript({
        {"express",
         "import express from 'express';\nconst r = express.Router();\nr.get('/orders/:id', show);\napp.use('/v1', r);\n",
         "serves GET /orders/:id\n"},
        {"fastify",
         "import Fastify from 'fastify';\nconst f = Fastify();\nf.post('/orders', add);\nf.route({ method: 'GET', url: '/x', "
         "handler: h });\n",
         "serves POST /orders\nserves GET /x\n"},
        {"nestjs",
         "import { Controller, Get } from '@nestjs/common';\n@Controller('orders')\nexport class A {\n  @Get(':id') one() "
         "{}\n}\n",
         "serves GET /orders/:id\n"},
        {"health is asked for by probes",
         "import grpc from '@grpc/grpc-js';\nconst server = new grpc.Server();\n"
         "server.addService(shopProto.CurrencyService.service, {});\n"
         "server.addService(healthProto.Health.service, { check });\n",
         "serves shop.CurrencyService\n"},
    });
}

TEST(ScriptFrameworks, callOthers)
{
    expectScript({
        {"axios",
         "import axios from 'axios';\nconst c = axios.create({ baseURL: 'http://stock' });\nc.get('/items');\n"
         "axios.post(`${process.env.BILL_URL}/bills`, b);\n",
         "request http [http://stock] GET /items\nrequest http [${BILL_URL}/bills] POST /bills\n"},
        {"fetch", "fetch('http://stock/items', { method: 'PUT' });\n", "request http [http://stock/items] PUT /items\n"},
        {"got", "import got from 'got';\ngot.get('http://stock/items');\n", "request http [http://stock/items] GET /items\n"},
        {"generated grpc client",
         "import { CartServiceClient } from './protos/shop_grpc';\nimport { ChannelCredentials } from '@grpc/grpc-js';\n"
         "const { CART_ADDR = '' } = process.env;\n"
         "const client = new CartServiceClient(CART_ADDR, ChannelCredentials.createInsecure());\n"
         "export const Gateway = () => ({ get() { return client.getCart({}); } });\n",
         "request grpc [${CART_ADDR}] shop.CartService\n"},
    });
}

TEST(ScriptFrameworks, sendAndReceive)
{
    expectScript({
        {"kafkajs",
         "import { Kafka } from 'kafkajs';\nconst k = new Kafka({ brokers: ['k:9092'] });\nconst p = k.producer();\n"
         "p.send({ topic: 'orders', messages: [] });\nconst c = k.consumer({ groupId: 'x' });\nc.subscribe({ topics: ['orders', "
         "'returns'] });\n",
         "produce kafka [k:9092] orders\nconsume kafka [k:9092] orders\nconsume kafka [k:9092] returns\n"},
        {"amqplib",
         "import amqp from 'amqplib';\nasync function f() {\n  const conn = await amqp.connect('amqp://mq');\n"
         "  const ch = await conn.createChannel();\n  const q = await ch.assertQueue('mail');\n"
         "  ch.bindQueue(q.queue, 'shop', 'order.*');\n  ch.consume(q.queue, h);\n  ch.publish('shop', 'order.placed', b);\n"
         "  ch.sendToQueue('bills', b);\n}\n",
         "consume amqp [amqp://mq] shop/order.*\nconsume amqp [amqp://mq] mail\nproduce amqp [amqp://mq] shop/order.placed\n"
         "produce amqp [amqp://mq] bills\n"},
        {"nestjs",
         "import { EventPattern, ClientKafka } from '@nestjs/microservices';\nexport class A {\n  constructor(private client: "
         "ClientKafka) {}\n  send() { this.client.emit('orders', o); }\n  @EventPattern('returns') got(o) {}\n}\n",
         "produce messaging [] orders\nconsume messaging [] returns\n"},
        {"members of an enumeration",
         "import nats from 'node-nats-streaming';\nexport enum Subjects {\n  Placed = 'order:placed',\n  Paid = "
         "\"order:paid\",\n}\n"
         "const s = nats.connect('c', 'x', { url: 'nats://mq' });\ns.publish(Subjects.Placed, d);\n",
         "produce nats [nats://mq] order:placed\n"},
        {"subclasses say the topic",
         "import { Stan } from 'node-nats-streaming';\nabstract class Sender {\n  abstract subject: string;\n  "
         "constructor(private client: "
         "Stan) {}\n  publish(d) { this.client.publish(this.subject, d); }\n}\nclass OrderSender extends Sender {\n  subject = "
         "'orders';\n}\n"
         "class ReturnSender extends Sender {\n  readonly subject = 'returns';\n}\n",
         "produce nats [] orders\nproduce nats [] returns\n"},
    });
}

TEST(ScriptFrameworks, useStores)
{
    expectScript({
        {"ioredis", "import Redis from 'ioredis';\nconst r = new Redis({ host: 'r' });\n", "store redis [r] -\n"},
        {"mongoose", "import mongoose from 'mongoose';\nmongoose.connect('mongodb://m/shop');\nmongoose.model('Order', s);\n",
         "store mongodb [mongodb://m/shop] -\nstore mongodb [] Order\n"},
        {"prisma", "import { PrismaClient } from '@prisma/client';\nconst p = new PrismaClient();\n", "store sql [] -\n"},
        {"typeorm",
         "import { DataSource, Entity } from 'typeorm';\nnew DataSource({ type: 'postgres', host: 'db' "
         "});\n@Entity('orders')\nclass "
         "Order {}\n",
         "store sql [db] -\nstore sql [] orders\n"},
        {"sequelize",
         "import { Sequelize } from 'sequelize';\nconst s = new Sequelize('postgres://db/shop');\ns.define('orders', {});\n",
         "store sql [postgres://db/shop] -\n"},
    });
}

TEST(PythonFrameworks, serveRoutes)
{
    expectPython({
        {"flask",
         "from flask import Flask\napp = Flask(__name__)\n@app.route('/orders/<id>', methods=['POST'])\ndef one(id): pass\n",
         "serves POST /orders/<id>\n"},
        {"fastapi", "from fastapi import APIRouter\nr = APIRouter(prefix='/v1')\n@r.get('/orders')\ndef all(): pass\n",
         "serves GET /v1/orders\n"},
        {"django", "from django.urls import path\nurlpatterns = [path('orders/<int:id>/', one)]\n", "serves /orders/<int:id>/\n"},
        {"aiohttp", "from aiohttp import web\napp = web.Application()\napp.router.add_get('/orders', all)\n",
         "serves GET /orders\n"},
        {"grpc",
         "import grpc\nimport shop_pb2_grpc\nfrom grpc_health.v1 import health_pb2_grpc\n"
         "shop_pb2_grpc.add_CartServiceServicer_to_server(Cart(), server)\n"
         "health_pb2_grpc.add_HealthServicer_to_server(Health(), server)\n",
         "serves shop.CartService\n"},
    });
}

TEST(PythonFrameworks, callOthers)
{
    expectPython({
        {"requests",
         "import os\nimport requests\nrequests.get(os.environ['STOCK_URL'] + '/items')\ns = "
         "requests.Session()\ns.put('http://bill/x')\n",
         "request http [${STOCK_URL}/items] GET /items\nrequest http [http://bill/x] PUT /x\n"},
        {"httpx",
         "import httpx\nasync def f():\n    async with httpx.AsyncClient(base_url='http://stock') as c:\n        await "
         "c.get('/items')\n",
         "request http [http://stock] GET /items\n"},
        {"aiohttp",
         "import aiohttp\nasync def f():\n    async with aiohttp.ClientSession() as s:\n        await "
         "s.post('http://stock/items')\n",
         "request http [http://stock/items] POST /items\n"},
        {"grpc", "import grpc\nimport shop_pb2_grpc\nc = grpc.insecure_channel('cart:80')\nshop_pb2_grpc.CartServiceStub(c)\n",
         "request grpc [cart:80] shop.CartService\n"},
    });
}

TEST(PythonFrameworks, sendAndReceive)
{
    expectPython({
        {"kafka-python",
         "from kafka import KafkaProducer, KafkaConsumer\np = KafkaProducer(bootstrap_servers=['k:9092'])\np.send('orders', b)\n"
         "c = KafkaConsumer('orders', 'returns', bootstrap_servers='k:9092')\n",
         "produce kafka [k:9092] orders\nconsume kafka [k:9092] orders\n"},
        {"members of an enumeration",
         "from enum import Enum\nfrom confluent_kafka import Producer\nclass Topic(str, Enum):\n    ORDERS = 'orders'\n"
         "    BILLS = 'bills'\np = Producer({'bootstrap.servers': 'k:9092'})\np.produce(Topic.ORDERS.value, b)\n"
         "p.produce(Topic.BILLS, b)\n",
         "produce kafka [k:9092] orders\nproduce kafka [k:9092] bills\n"},
        {"confluent",
         "from confluent_kafka import Producer, Consumer\np = Producer({'bootstrap.servers': 'k:9092'})\np.produce('orders', b)\n"
         "c = Consumer({'bootstrap.servers': 'k:9092'})\nc.subscribe(['orders', 'returns'])\n",
         "produce kafka [k:9092] orders\nconsume kafka [k:9092] orders\nconsume kafka [k:9092] returns\n"},
        {"pika",
         "import pika\nch = pika.BlockingConnection(pika.ConnectionParameters('mq')).channel()\nr = "
         "ch.queue_declare(queue='mail')\n"
         "ch.queue_bind(exchange='shop', queue=r.method.queue, routing_key='order.*')\nch.basic_consume(queue=r.method.queue)\n"
         "ch.basic_publish(exchange='shop', routing_key='order.placed', body=b)\nch.basic_publish(exchange='', "
         "routing_key='bills', body=b)\n",
         "consume amqp [mq] shop/order.*\nconsume amqp [mq] mail\nproduce amqp [mq] shop/order.placed\nproduce amqp [mq] "
         "bills\n"},
        {"celery",
         "from celery import Celery\napp = Celery('x', broker='redis://r')\n@app.task\ndef bill(o): pass\napp.send_task('ship', "
         "[1])\n",
         "consume messaging [redis://r] bill\nproduce messaging [redis://r] ship\n"},
    });
}

} // namespace
